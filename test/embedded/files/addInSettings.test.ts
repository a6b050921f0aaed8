import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ADD_IN_ID } from "../../../src/embedded/files/addInSettings";

describe("ADD_IN_ID", () => {
  it("is the manifest's, so that Excel finds the settings saved here", () => {
    const manifest = readFileSync(resolve(__dirname, "../../../manifest.xml"), "utf8");
    expect(/<Id>([^<]*)<\/Id>/.exec(manifest)?.[1]).toBe(ADD_IN_ID);
  });
});
