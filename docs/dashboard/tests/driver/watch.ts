import type { BrowserContext, Page } from "playwright-core";

/** What a page did that should be looked at: kept from its first moment. */
export interface Watch {
  /** Every request of the page and its workers, blocked ones too, but for `blob:` of its own making. */
  requests: string[];
  /** What the content security policy had to stop. */
  violations: string[];
  /** Errors that nobody caught, and what the console got as an error. */
  errors: string[];
}

export async function watch(context: BrowserContext): Promise<Watch> {
  const seen: Watch = { requests: [], violations: [], errors: [] };
  const request = (url: string): void => {
    if (!url.startsWith("blob:") && !url.endsWith("/stopped")) seen.requests.push(url);
  };
  context.on("request", (it) => request(it.url()));
  await context.exposeFunction("sawViolation", (text: string) => void seen.violations.push(text));
  await context.addInitScript(() => {
    const saw = (globalThis as unknown as { sawViolation: (text: string) => void }).sawViolation;
    document.addEventListener("securitypolicyviolation", (event) =>
      saw(`${event.effectiveDirective}: ${event.blockedURI}`),
    );
  });
  context.on("page", (page) => void follow(page, seen, request));
  return seen;
}

function follow(page: Page, seen: Watch, request: (url: string) => void): void {
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("worker", (worker) => {
    void worker.evaluate(() => addEventListener("securitypolicyviolation", (event) => console.error(`Content Security Policy: ${event.blockedURI}`)));
  });
  // What a worker's console says reaches the page's.
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    if (/Content Security Policy/i.test(message.text())) seen.violations.push(message.text());
    else seen.errors.push(message.text());
  });
  page.on("websocket", (socket) => request(socket.url()));
}
