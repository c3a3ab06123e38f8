"""Help with an example for every command, and answers in the language that is asked for."""

import os
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from arsplan.cli.examples import EXAMPLES
from arsplan.report.catalogue import Lang
from arsplan.report.speech import speak

__all__ = ["Speaking", "of_terminal"]


class Speaking(TyperGroup):
    """The commands; each, and `arsplan` itself, takes `--lang`."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - whatever typer gives it
        super().__init__(**attributes)
        self.params.append(_option())
        for name, command in self.commands.items():
            command.params.append(_option())
            command.epilog = f"Example:  {EXAMPLES[name]}" if name in EXAMPLES else None


def _speak(context: typer.Context, lang: str | None) -> None:
    if lang is None:
        if context.parent is None:
            speak(of_terminal())
    elif lang == "nb":
        speak("nb", asked=True)
    elif lang == "en":
        speak("en", asked=True)
    else:
        raise typer.BadParameter(f"'{lang}' is not spoken here. Maybe nb or en.")


_LANG = typer.Option(
    "--lang",
    metavar="nb|en",
    help="Answer in Norwegian (bokmål) or English; in the terminal's own language without it.",
    callback=_speak,
    expose_value=False,
    is_eager=True,
)


def _option() -> Any:  # noqa: ANN401 - typer makes it, whatever it is called there
    """The option, as typer makes it for a command that has nothing else."""
    command = typer.Typer(add_completion=False)

    @command.command()
    def ask(lang: Annotated[str | None, _LANG] = None) -> None:
        """Take the option."""

    return typer.main.get_command(command).params[0]


def of_terminal() -> Lang:
    """The language that the terminal is set to; English where it is another."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nb" if next(filter(None, names), "")[:2] in {"nb", "nn", "no"} else "en"
