"""Who something is about: answers in the pack's own sentences, as people would say them."""

from collections.abc import Mapping, Sequence

from content.sentences import SOURCE_LANGUAGE, Sentence, Sentences

TOLD_IN = ("en", SOURCE_LANGUAGE)
"""The languages of a finding's story, the first that has the sentence: findings are in English."""


def story(answers: Mapping[str, str], words: Sequence[Mapping[str, Sentence]]) -> str:
    """
    Return answers as sentences: "You want to register. You have …".

    `words` are the sentences of some languages by id; the first that has one tells it.
    """
    return " ".join(_told(question, option, words) for question, option in answers.items())


def words_of_findings(sentences: Sentences) -> list[Mapping[str, Sentence]]:
    """Return the languages that a finding tells its story in."""
    return [sentences[tag] for tag in TOLD_IN if tag in sentences]


def _told(question: str, option: str, words: Sequence[Mapping[str, Sentence]]) -> str:
    for sentences in words:
        for text_id in (f"reason.{question}.{option}", f"option.{question}.{option}"):
            if text_id in sentences:
                said = sentences[text_id].forms[0]
                return said if said.endswith((".", "?", "!")) else f"“{said}”."
    return f"{question}={option}."
