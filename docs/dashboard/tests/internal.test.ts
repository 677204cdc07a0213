// Every page says that it is internal: on the screen, on paper, in its title.
import { expect, test } from "vitest";
import { allPages, Dashboard, here, inBrowser, type Lang } from "./driver/index.ts";

inBrowser();

const marking = { nl: "INTERN, NIET OPENBAAR", en: "INTERNAL, NOT FOR PUBLICATION" };

/** Whether the marking is there to be seen, wherever the page is scrolled to. */
const isSeen = (it: Dashboard, words: string): Promise<boolean> =>
  it.page.evaluate((words) => {
    const element = document.querySelector<HTMLElement>(".marking");
    if (element === null || element.innerText.trim() !== words) return false;
    const box = element.getBoundingClientRect();
    const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return element.contains(on) && box.top >= 0 && box.right <= innerWidth && box.height > 8 && box.width > 8;
  }, words);

for (const lang of ["nl", "en"] as Lang[]) {
  test(`on the screen and on paper (${lang})`, async () => {
    const it = await Dashboard.open(here.browser, here.server.url, { lang });
    expect(await isSeen(it, marking[lang])).toBe(true);
    await it.readSample();
    for (const name of allPages) {
      await it.go(name);
      expect([name, await it.page.title()]).toEqual([name, expect.stringContaining(marking[lang])]);
      expect([name, await isSeen(it, marking[lang])]).toEqual([name, true]);
      await it.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      expect([name, await isSeen(it, marking[lang])]).toEqual([name, true]);
      await it.page.emulateMedia({ media: "print" });
      expect([name, await isSeen(it, marking[lang])]).toEqual([name, true]);
      // What is fixed is drawn on every sheet.
      expect(await it.page.locator(".marking").evaluate((element) => getComputedStyle(element).position)).toBe("fixed");
      await it.page.emulateMedia({ media: "screen" });
      await it.page.evaluate(() => scrollTo(0, 0));
    }
    await it.close();
  });
}

test("the name of a file that is saved says so", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "ladder");
  const dutch = await it.saved(() => it.page.locator("button.download").first().click());
  expect(dutch.name).toMatch(/^meedoen-intern-/);
  await it.page.locator(".settings button[lang]").click();
  await it.settled();
  const english = await it.saved(() => it.page.locator("button.download").first().click());
  expect(english.name).toMatch(/^meedoen-internal-/);
  await it.close();
});
