// Nothing serious or critical on any page, by axe, as wide as a phone.
import { test } from "vitest";
import { lookAtAll } from "./driver/axe.ts";
import { Dashboard, here, inBrowser, type Opening } from "./driver/index.ts";

inBrowser();

const phone: Opening = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test.each<[string, Opening]>([
  ["Dutch, dark", { ...phone, lang: "nl", colorScheme: "dark" }],
  ["English, light", { ...phone, lang: "en" }],
])("every page (%s)", async (_, options) => {
  const it = await Dashboard.open(here.browser, here.server.url, options);
  await lookAtAll(it);
  await it.close();
});
