/** One entry a member of a union, by its `type`: a new member without words is a type error. */
export type WordsByType<Member extends { readonly type: string }, Words> = {
  readonly [Type in Member["type"]]: (member: Extract<Member, { readonly type: Type }>) => Words;
};

/** A fault in words: what happened and where, then what to do about it. */
export interface FaultWords {
  readonly what: string;
  readonly next: string;
}

/** One kind of row issue in words. */
export interface IssueWords<Issue> {
  /** How many of that kind, for the head of the list. */
  readonly title: (count: number) => string;
  /** What stands in the cell; empty when the cell is empty and the title says it all. */
  readonly line: (issue: Issue) => string;
  /** What Relance makes of such rows, and what to do. */
  readonly next: string;
}

export type IssueWordsByType<Member extends { readonly type: string }> = {
  readonly [Type in Member["type"]]: IssueWords<Extract<Member, { readonly type: Type }>>;
};

/** A sheet on which nothing is owed, and what said so. */
export interface AllSettled {
  readonly invoices: number;
  /** Headers of the columns that tell what is paid. */
  readonly columns: readonly string[];
  /** Some are credit notes. */
  readonly hasCredits: boolean;
}
