const prices: string[] = [];
export const first: string = prices[0];

interface Options {
  readonly limit?: number;
}
export const options: Options = { limit: undefined };

const table: Record<string, number> = {};
export const total = table.total;
