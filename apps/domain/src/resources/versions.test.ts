import { expect, test } from 'vitest';
import { openServices, person } from '../testing/open-services.ts';

test('what was published is what an installer reads', async () => {
  const { services } = await openServices();
  const [version, { location }] = await services.versions.publish(person('ada'), 'spruce', {
    version: '0.1.0',
    dependencies: { alder: '^2.0.0', elm: '*' },
  });
  expect(location).toBe('/v1/projects/spruce/versions/0.1.0');
  expect(await services.versions.latest('spruce')).toEqual(version);
  expect(await services.versions.manifest('spruce', '0.1.0')).toEqual({
    name: 'spruce',
    version: '0.1.0',
    dependencies: { alder: '^2.0.0', elm: '*' },
  });
});

test('before the first version the latest is null', async () => {
  const { services } = await openServices();
  expect(await services.versions.latest('elm')).toBeNull();
});

test('a manifest that was not stored whole is no failure anybody declared', async () => {
  const { services } = await openServices();
  await expect(services.versions.manifest('birch', '0.9.0')).rejects.toThrow(SyntaxError);
});
