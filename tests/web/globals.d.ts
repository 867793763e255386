// What the tests put into the page.
interface Window {
  axe?: {run(root: Document): Promise<{violations: {id: string, nodes: {html: string}[]}[], passes: object[]}>};
  changes: number;
  composed?: string[];
  find(text: string): boolean;
  menu?: string;
  hacked?: number;
  hand?: {x: number, y: number, ratio: number};
  heard?: string[];
  loser?: WEBGL_lose_context | null;
  shown: {percent: number, width: number, said: string | null, at: number, gone: boolean}[];
  works?: boolean;
}
