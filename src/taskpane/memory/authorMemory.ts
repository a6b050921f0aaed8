import type { LocalMemory } from "./localMemory";
import type { AuthorMemory } from "../session/sessionOptions";

const NAME = "author";

/** The person's name, kept on this computer. */
export function createAuthorMemory(memory: LocalMemory): AuthorMemory {
  return {
    read: () => memory.read(NAME) ?? "",
    write: (author) => memory.write(NAME, author),
  };
}
