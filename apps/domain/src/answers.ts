/** What a `list` answers: the arguments of a contract's `page`, so that a route reads `api.page(...(await x.list()))`. */
export type Listing<Item> = readonly [
  items: readonly Item[],
  position: { readonly page: number; readonly pageSize: number; readonly total: number },
];

/** What a `create` answers: the arguments of a contract's `created`. */
export type Created<Item> = readonly [item: Item, options: { readonly location: string }];
