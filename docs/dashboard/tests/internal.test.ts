// Every page says that it is internal: on the screen, on paper, in its title.
import { expect, test } from "vitest";
import { allPages, Dashboard, here, inBrowser, type Lang } from "./driver/index.ts";

inBrowser();

const marking = { nl: "INTERN, NIET OPENBAAR", en: "INTERNAL, NOT FOR PUBLICATION" };

/** The marking of the page, and that of the report in it, which takes its place on paper. */
const markings = (it: Dashboard): Promise<{ words: string; isSeen: boolean; position: string }[]> =>
  it.page.evaluate(() => {
    const sheet = document.querySelector(".sheet")?.shadowRoot;
    const all = [...document.querySelectorAll<HTMLElement>(".marking"), ...(sheet?.querySelectorAll<HTMLElement>(".marking") ?? [])];
    return all.map((element) => {
      const box = element.getBoundingClientRect();
      const from = element.getRootNode() as Document | ShadowRoot;
      const on = from.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return {
        words: element.innerText.trim(),
        isSeen: element.contains(on) && box.top >= 0 && box.right <= innerWidth && box.height > 8 && box.width > 8,
        position: getComputedStyle(element).position,
      };
    });
  });

/** Whether a marking is there to be seen, wherever the page is scrolled to. */
const isSeen = async (it: Dashboard, words: string): Promise<boolean> =>
  (await markings(it)).some((marking) => marking.isSeen && marking.words === words);

const positions = async (it: Dashboard): Promise<string[]> =>
  (await markings(it)).flatMap(({ isSeen, position }) => (isSeen ? [position] : []));

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
      expect([name, await positions(it)]).toEqual([name, ["fixed"]]);
      await it.page.emulateMedia({ media: "screen" });
      await it.page.evaluate(() => scrollTo(0, 0));
    }
    await it.close();
  });
}

test("the name of a file that is saved says so", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "overview");
  const dutch = await it.saved(() => it.page.locator("button.download").first().click());
  expect(dutch.name).toMatch(/^meedoen-intern-/);
  await it.page.locator(".settings button[lang]").click();
  await it.settled();
  const english = await it.saved(() => it.page.locator("button.download").first().click());
  expect(english.name).toMatch(/^meedoen-internal-/);
  await it.close();
});
