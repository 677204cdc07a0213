// All of it without a mouse: what has the focus is seen, and it comes back to where it was.
import { expect, test } from "vitest";
import { Dashboard, figurePages, here, inBrowser } from "./driver/index.ts";

inBrowser();

interface Focus {
  name: string;
  matches: string;
}

/** What has the focus. */
const focus = (it: Dashboard): Promise<Focus> =>
  it.page.evaluate(() => {
    const on = document.activeElement as HTMLElement | null;
    const name = on?.getAttribute("aria-label") ?? on?.innerText ?? "";
    return { name: name.trim().slice(0, 80), matches: `${on?.tagName.toLowerCase() ?? ""}#${on?.id ?? ""}.${on?.className ?? ""}` };
  });

/** Presses Tab until something has the focus. */
async function tabTo(it: Dashboard, selector: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await it.page.keyboard.press("Tab");
    if (await it.page.evaluate((to) => document.activeElement?.matches(to) === true, selector)) return;
  }
  throw new Error(`${most} tabs do not lead to ${selector}`);
}

/** Whether what has the focus looks another way than without it. */
const isSeen = (it: Dashboard): Promise<boolean> =>
  it.page.evaluate(() => {
    const on = document.activeElement as HTMLElement;
    const style = getComputedStyle(on);
    const box = on.getBoundingClientRect();
    if (on === document.body) return true; // past the last, on the browser's own controls
    // Within a field for days the browser draws its own ring, around its button.
    if (on.matches("input[type=date]") && !on.matches(":focus")) return true;
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return (hasOutline || style.boxShadow !== "none") && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  });

/** Whether the focus is in the dialog, or on the browser's own controls: never behind it. */
const isWithin = (it: Dashboard): Promise<boolean> =>
  it.page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog") != null);

test("from the start to a figure's definition and back", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await tabTo(it, "[data-action=sample]");
  expect(await isSeen(it)).toBe(true);
  await it.page.keyboard.press("Enter");
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  // The new page begins at its title.
  expect((await focus(it)).matches).toContain("h1#page-title");

  await tabTo(it, ".stat[data-kpi=placements] button.definition");
  const before = await focus(it);
  await it.page.keyboard.press("Enter");
  const dialog = it.page.locator("dialog[open]");
  await dialog.waitFor();
  expect(await dialog.locator("h2").innerText()).toBe("Plaatsingen");
  expect(await it.page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
  await it.page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await focus(it)).toEqual(before);

  // And back to the start.
  await tabTo(it, ".about-ledger a");
  await it.page.keyboard.press("Enter");
  await expect.poll(() => it.page.evaluate(() => location.hash)).toContain("#/start");
  await it.close();
});

test("a dialog keeps the focus within, and its button closes it", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await tabTo(it, "button.definition");
  const before = await focus(it);
  await it.page.keyboard.press("Space");
  const dialog = it.page.locator("dialog[open]");
  await dialog.waitFor();
  for (const key of ["Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab"]) {
    await it.page.keyboard.press(key);
    expect(await isWithin(it)).toBe(true);
  }
  await it.page.locator("dialog[open] button[type=submit]").focus();
  await it.page.keyboard.press("Enter");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await focus(it)).toEqual(before);
  await it.close();
});

test("a client's timeline keeps and returns the focus too", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "quality");
  await tabTo(it, "button.id");
  const before = await focus(it);
  await it.page.keyboard.press("Enter");
  await it.page.locator("dialog[open]").waitFor();
  await it.settled();
  for (let presses = 0; presses < 4; presses += 1) {
    await it.page.keyboard.press("Tab");
    expect(await isWithin(it)).toBe(true);
  }
  await it.page.keyboard.press("Escape");
  await expect.poll(() => it.page.locator("dialog[open]").count()).toBe(0);
  expect(await focus(it)).toEqual(before);
  await it.close();
});

test("the first stop skips to the content, and is seen when it is there", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "ladder");
  const hash = await it.page.evaluate(() => location.hash);
  await it.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await it.page.reload();
  await it.readSample();
  await it.page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  await tabTo(it, "a.skip", 60);
  const box = await it.page.locator("a.skip").boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.height).toBeGreaterThan(10);
  await it.page.keyboard.press("Enter");
  expect((await focus(it)).matches).toContain("h1#page-title");
  expect(await it.page.evaluate(() => location.hash)).toBe(hash);
  await it.close();
});

test("whatever takes the focus shows it, on every page", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  for (const name of figurePages) {
    await it.go(name);
    const unseen: Focus[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await it.page.keyboard.press("Tab");
      if (!(await isSeen(it))) unseen.push(await focus(it));
    }
    expect([name, unseen]).toEqual([name, []]);
  }
  await it.close();
});

test("filters are chosen by the keyboard", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await tabTo(it, "select[name=period]");
  await it.page.keyboard.type("2023");
  await it.settled();
  expect(await it.figure("placements")).toMatchObject({ value: 274, from: "2023-01-01" });
  await it.close();
});
