import { buildWhenChanged } from "@/sandbox/build";

/** Before all tests: their sandboxes share one build. */
export default () => buildWhenChanged((line) => console.log(line));
