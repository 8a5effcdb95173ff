import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Consumer } from './consumer.ts';
import { describeQuickStart, quickStartOf } from './describe-quick-start.ts';
import { describeTypes } from './describe-types.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';

/** Describes all that one user does: installs, follows the README, and compiles. */
export function describeConsumer(title: string, consumer: Consumer): void {
  describe(title, async () => {
    let project: Project;
    const projectOf = () => project;

    beforeAll(async () => {
      const { install, files } = quickStartOf(consumer);
      const named = install.map((name) => (name in consumer.ranges ? `${name}@${consumer.ranges[name]}` : name));
      project = await createProject([...named, ...consumer.also, 'typescript@^5.9', '@types/node@^22']);
      await project.write(files);
    }, 180_000);
    afterAll(async () => project.remove());

    test('the README has the user install core and the adapter', () => {
      expect(quickStartOf(consumer).install).toEqual(expect.arrayContaining(['@kuvert/core', consumer.package]));
    });
    await describeQuickStart(consumer, projectOf);
    describeTypes(consumer, projectOf);
  });
}
