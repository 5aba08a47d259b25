/** What redmine.rb writes into a fresh Redmine. Times are UTC epoch ms; Redmine keeps whole seconds. */
export interface RedminePlan {
  readonly apiKey: string;
  /** The first one is where tickets begin. */
  readonly statuses: readonly { readonly name: string; readonly isClosed: boolean }[];
  readonly trackers: readonly string[];
  readonly customFields: readonly {
    readonly name: string;
    readonly format: 'string' | 'list' | 'bool' | 'version';
    readonly multiple?: boolean;
    readonly values?: readonly string[];
  }[];
  readonly projects: readonly RedmineProject[];
  readonly issues: readonly RedmineIssue[];
  readonly relations: readonly RedmineRelation[];
}

export interface RedmineRelation {
  readonly from: number;
  readonly to: number;
  readonly kind: 'relates' | 'duplicates' | 'precedes';
}

export interface RedmineProject {
  readonly identifier: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly versions: readonly {
    readonly name: string;
    readonly status: 'open' | 'locked' | 'closed';
    /** Date only, as Redmine has it. */
    readonly dueDate: string | null;
    readonly createdAtMs: number;
  }[];
}

export interface RedmineIssue {
  readonly id: number;
  readonly project: string;
  readonly tracker: string;
  readonly category: string | null;
  readonly subject: string;
  readonly description: string;
  readonly status: string;
  /** Place in Redmine's list of priorities, 0 = lowest. */
  readonly priority: number;
  readonly fixedVersion: string | null;
  /** By the field's name; values of the format "version" are names of versions here and become ids. */
  readonly customValues: Readonly<Record<string, string | readonly string[]>>;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly closedAtMs: number | null;
  readonly changes: readonly { readonly atMs: number; readonly from: string; readonly to: string }[];
}
