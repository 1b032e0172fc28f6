import { createRoot } from "react-dom/client";
import { App } from "./app";
import { readSteps } from "./guide/progress";
import { watchCallsForSteps } from "./guide/watch-calls";
import { readDrafts } from "./store/drafts";
import { followAddress } from "./store/place";
import { readTheme } from "./store/theme";

readTheme();
readDrafts();
readSteps();
watchCallsForSteps();
followAddress();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
