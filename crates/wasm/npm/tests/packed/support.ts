/** The package as it would be published, and empty projects to install it into, under `target/npm`. */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { own, repository } from "../support/vectors.js";

/** What `cargo xtask wasm pack` made. */
export const archive = fileURLToPath(new URL("target/npm/meedoen-0.1.0.tgz", repository));

/** Runs a program; what it printed. */
export function run(folder: string, program: string, ...words: string[]): string {
  try {
    return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${words.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** A tool of this package's own, used elsewhere. */
export const tool = (path: string): string => own(`node_modules/${path}`);

/** An empty project with nothing but the package in it, and the files of this folder's folder of that name. */
export function project(name: string): string {
  if (!existsSync(archive)) throw new Error("nothing is packed yet: cargo xtask wasm && cargo xtask wasm pack");
  const folder = fileURLToPath(new URL(`target/npm/${name}/`, repository));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}package.json`, JSON.stringify({ name, private: true, type: "module" }));
  run(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", archive);
  cpSync(own(`tests/packed/${name}`), folder, { recursive: true });
  return folder;
}
