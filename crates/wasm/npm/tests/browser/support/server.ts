/** A server of files for the tests: of this machine only, and of the folders named. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".css": "text/css",
};

/** Serves folders by the first part of their address; `""` is for all others. */
export async function serveFiles(
  folders: Readonly<Record<string, string>>,
): Promise<{ origin: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? "/", "http://localhost").pathname;
    const path = normalize(asked.endsWith("/") ? `${asked}index.html` : asked);
    const [, first = "", ...rest] = path.split("/");
    const file = first in folders ? join(folders[first] ?? "", ...rest) : join(folders[""] ?? "", first, ...rest);
    try {
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
