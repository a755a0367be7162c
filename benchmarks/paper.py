"""The quarterly paper with 300 posts, from frozen data to bytes, against plain typst on the same sheet."""

import typst

from benchmarks.pairs import Ratio, measure, timed
from moderator_app.domain.evaluation_data import evaluation_json
from moderator_app.files.csv_out import posts_csv
from moderator_app.report.evaluation_printer import TypstEvaluationPrinter
from moderator_app.report.evaluation_sheet import evaluation_sheet
from moderator_app.report.glyphs import font_folder
from moderator_app.report.sheet import as_text
from moderator_app.report.typesetting import FONT_FAMILIES
from moderator_app.resource_files import resource
from moderator_app.words import Language, Speaker
from tests.report.sample import long

_POSTS = 300


def paper() -> Ratio:
    """In Bangla, the longer of the two."""
    evaluation = long(_POSTS)
    printer = TypstEvaluationPrinter(posts_csv)
    sheet = {**evaluation_sheet(evaluation, Speaker(Language.BANGLA)), "fonts": list(FONT_FAMILIES)}
    inputs = {
        "sheet": as_text(sheet),
        "evaluation_json": evaluation_json(evaluation).decode(),
        "posts_csv": posts_csv(evaluation).decode(),
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])

    def plain() -> None:
        folder = resource("report_templates")
        compiler = typst.Compiler(
            folder / "evaluation.typ", root=folder, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs
        )
        compiler.compile(format="pdf")
        for _ in range(11):  # what typst remembers of the last paper would make the next one free
            typst.Compiler(b"", font_paths=fonts).compile(format="pdf")

    return measure(
        f"quarter PDF with {_POSTS} posts against plain typst",
        2.5,
        lambda: timed(plain),
        lambda: timed(lambda: printer.print(evaluation, Language.BANGLA)),
    )
