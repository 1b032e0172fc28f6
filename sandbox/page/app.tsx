import { CallsDrawer } from "./calls/calls-drawer";
import { ChatPane } from "./chat/chat-pane";
import { Dialogs } from "./dialogs/dialogs";
import { Guide } from "./guide/guide";
import { ChatList } from "./list/chat-list";
import { MiniApp } from "./mini-app/mini-app";
import { PeopleRail } from "./people/people-rail";
import { usePage } from "./store/page-store";
import { TopBar } from "./top/top-bar";
import { Toast } from "./ui/toast";

/** The whole page, once the sandbox has answered. */
export function App() {
  const ready = usePage((state) => state.server !== null);
  const view = usePage((state) => state.view);
  const panel = usePage((state) => state.panel);
  if (!ready) return <p className="waiting">Waiting for the sandbox…</p>;
  return (
    <>
      <TopBar />
      <main className="frame" data-view={view}>
        <PeopleRail />
        <ChatList />
        <ChatPane />
        <Guide />
        <MiniApp />
      </main>
      {panel === "calls" && <CallsDrawer />}
      <Dialogs />
      <Toast />
    </>
  );
}
