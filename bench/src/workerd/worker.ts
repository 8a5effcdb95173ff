// Runs in workerd: asks one of the fetch servers so many times, and says nothing. Clocks stand still in there.
//   /?work=<work>&server=<server>&requests=<requests>
import { injectFetch, toRequest } from '../inject/fetch.ts';
import { scenarios } from '../servers/fetch.ts';

export default {
  async fetch({ url }: Request): Promise<Response> {
    const { searchParams } = new URL(url);
    const scenario = scenarios.find(({ work }) => work === searchParams.get('work'));
    const server = scenario?.servers[searchParams.get('server') ?? ''];
    if (scenario === undefined || server === undefined) throw new Error(`nothing serves ${url}`);
    const { asked } = scenario;
    const request = toRequest(asked);
    for (let left = Number(searchParams.get('requests')); left > 0; left -= 1) {
      await injectFetch(server, asked.body === undefined ? request : toRequest(asked));
    }
    return new Response();
  },
};
