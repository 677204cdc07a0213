/** How Chromium is started, for playwright. */
export const launchOptions: { executablePath: string; args: string[] };
