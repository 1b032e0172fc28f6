import { showDialog } from "../store/show";

type Question = { title: string; text: string; action: string; danger?: boolean };

/** Asks the person something; closing the dialog means no. */
export const ask = (question: Question): Promise<boolean> =>
  new Promise((answer) =>
    showDialog({
      kind: "confirm",
      ...question,
      onConfirm: () => answer(true),
      onCancel: () => answer(false),
    }),
  );
