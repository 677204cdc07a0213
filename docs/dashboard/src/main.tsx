import { render } from "preact";
import { App } from "./app";
import { ready } from "./engine";
import { lang, startAddress } from "./state";
import { say } from "./words";
import { shell } from "./words/shell";
import { Trouble } from "./parts/trouble";
import "./style/index.css";

const root = document.getElementById("app") ?? document.body;

startAddress();
document.documentElement.lang = lang.value;
render(<p class="starting">{say(shell).starting}</p>, root);
ready().then(
  () => {
    render(<App />, root);
  },
  (error: unknown) =>
    render(
      <main class="starting">
        <h1>{say(shell).couldNotStart}</h1>
        <Trouble error={error} />
      </main>,
      root,
    ),
);
