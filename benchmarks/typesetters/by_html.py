"""A slip as HTML, for WeasyPrint and Qt's rich text: tables, their cells as they stand."""

from html import escape

from benchmarks.typesetters import glyph, rows_of
from kiosk.slip import Pair, Slip


def page(slip: Slip, code: str, reminder: str, rule: str = "<hr/>") -> str:
    """Return a slip as a page; `code` and `reminder` are what stands for the QR codes."""
    own = "rtl" if slip.right_to_left else "ltr"
    parts = [
        f'<html lang="{slip.language}"><head><title>{escape(slip.title)}</title></head><body>',
        _table(
            slip,
            f'<td class="big">{glyph(slip.pictogram)}</td>',
            f'<td dir="{own}"><p class="headline">{escape(slip.headline.own)}</p>'
            f'<p class="second">{escape(slip.headline.dutch)}</p></td>',
        ),
    ]
    for row in rows_of(slip):
        parts.append(rule)
        parts.append(
            _table(
                slip,
                f'<td class="pic">{row.pictogram}</td>',
                _cell(own, slip.language, [(line[0], *line[2:]) for line in row.lines]),
                _cell("ltr", "nl", [(line[1], *line[2:]) for line in row.lines]),
            )
        )
    said = f'<td dir="{own}"><p class="code">{slip.code_text}</p>{_small(slip.show_code)}</td>'
    foot = [f'<td class="qr">{code}</td>', said]
    if slip.reminder:
        foot.append(f'<td class="qr">{reminder}</td>')
        label, scan = _small(slip.reminder.label), _small(slip.reminder.scan)
        foot.append(f'<td dir="{own}">{label}{scan}</td>')
    parts += [rule, _table(slip, *foot), _small(slip.footer), "</body></html>"]
    return "".join(parts)


def _table(slip: Slip, *cells: str) -> str:
    ordered = reversed(cells) if slip.right_to_left else cells
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{"".join(ordered)}</tr></table>'
    )


def _cell(direction: str, language: str, lines: list[tuple[str, bool, bool]]) -> str:
    said = []
    for text, bold, listed in lines:
        words = f"<b>{escape(text)}</b>" if bold else escape(text)
        said.append(f'<p dir="{direction}">{"• " if listed else ""}{words}</p>')
    side = "right" if direction == "rtl" else "left"
    return (
        f'<td class="words" width="46%" align="{side}" dir="{direction}" lang="{language}">'
        f"{''.join(said)}</td>"
    )


def _small(pair: Pair) -> str:
    return f'<p class="small">{escape(pair.own)}</p><p class="small">{escape(pair.dutch)}</p>'
