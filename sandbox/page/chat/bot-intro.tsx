import { useBot } from "../store/selectors";

/** What an empty chat with the bot says, from the bot's description. */
export function BotIntro() {
  const bot = useBot();
  return (
    <div className="messages intro">
      {bot.description && (
        <div className="intro-card" dir="auto">
          <b>What can this bot do?</b>
          <p>{bot.description}</p>
        </div>
      )}
    </div>
  );
}
