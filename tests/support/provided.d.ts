import "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated, empty database that nobody connects to: the files' databases are clones of it. */
    templateUrl: string;
  }
}
