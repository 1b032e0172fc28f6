import { control } from "../store/control";
import { usePage } from "../store/page-store";
import { known } from "../store/selectors";
import { closePanel, showDialog, showError } from "../store/show";
import { Icon } from "../ui/icon";
import { IconButton } from "../ui/icon-button";
import { forgetSteps } from "./progress";
import { StepRow } from "./step-row";
import { steps } from "./steps";

/** "Try it in three minutes": each step leads to the person who takes it. */
export function Guide() {
  const people = usePage((state) => known(state).people);
  const open = usePage((state) => state.panel === "guide");
  return (
    <aside className="guide" aria-label="Try it in three minutes" data-open={open}>
      <div className="guide-head">
        <h2>Try it in three minutes</h2>
        <IconButton icon="close" label="Close guide" onClick={closePanel} />
      </div>
      <p>{numberWord(people.length)} people live here. Be any of them; whatever one does, the others see.</p>
      {steps.map((step, index) => (
        <StepRow key={step.id} step={step} number={index + 1} />
      ))}
      <button type="button" className="start-over" onClick={askToStartOver}>
        <Icon name="trash" />
        Empty all chats and start over
      </button>
    </aside>
  );
}

const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const numberWord = (count: number) => words[count] ?? String(count);

function askToStartOver() {
  showDialog({
    kind: "confirm",
    title: "Start over?",
    text: "All chats and messages are forgotten. The people stay.",
    action: "Start over",
    danger: true,
    onConfirm() {
      forgetSteps();
      control.reset().catch(showError);
    },
  });
}
