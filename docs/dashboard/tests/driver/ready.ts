import { existsSync } from "node:fs";
import { productOf } from "./places.ts";

/** Before all tests: the two products must have been built. */
export default function ready(): void {
  for (const product of [productOf("site"), productOf("meedoen.html")]) {
    if (!existsSync(product)) throw new Error(`${product} is not there: npm run build`);
  }
}
