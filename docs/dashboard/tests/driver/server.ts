import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { productOf } from "./places.ts";

/**
 * The policy a municipality's web server would send: that of the issue, written out here and not
 * taken from the build, with what styles and images need.
 */
export const POLICY = [
  "default-src 'none'",
  "connect-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Where the browser itself tells of what the policy stopped, in pages and in workers. */
const TOLD = "/stopped";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

export interface Server {
  url: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  /** What the browser says that the policy of the header stopped. */
  stopped: string[];
  close: () => void;
}

/** Serves the site as static files; with the policy as a header, or only as the page has it. */
export async function serve({ header = true } = {}): Promise<Server> {
  const asked: string[] = [];
  const stopped: string[] = [];
  const root = productOf("site");
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === TOLD) {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => stopped.push(Buffer.concat(pieces).toString()));
      response.writeHead(204).end();
      return;
    }
    asked.push(path);
    const file = join(root, normalize(path === "/" ? "/index.html" : path));
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          "content-type": TYPES[extname(file)] ?? "application/octet-stream",
          ...(header ? { "content-security-policy": `${POLICY}; report-uri ${TOLD}` } : {}),
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    stopped,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
