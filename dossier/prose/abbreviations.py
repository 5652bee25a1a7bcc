"""Words whose full stop does not end a sentence, by language, without that full stop.

No text says which language each of its words is in, so all languages hold at once; a word that is
common in one language as the last of a sentence stands in no other's list.
"""

from collections.abc import Mapping


def _words(by_language: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for words in by_language.values() for word in words.split())


NEVER_LAST = _words(
    {
        "en": "mr mrs ms mx messrs dr prof st mt ft gen col lt sgt capt cpt maj adm amb gov sen rep"
        " pres rev hon vs cf e.g i.e viz approx esp dept univ",
        "de": "hr dipl-ing ing bzw z.b d.h ggf sog vgl evtl inkl bspw geb v.chr n.chr",
        "fr": "mme mlle mgr me p.ex env ste",
        "es": "sr sra srta dra dña excmo ud uds",
        "it": "dott sig sig.ra avv",
        "pt": "exmo exma",
        "nl": "dhr mevr bijv",
        "pl": "ul im tzw tj",
        "ru": "т.е т.к т.н т.о им ул пл просп пер д-р г-н г-жа проф акад ген полк подп кап лейт"
        " ред изд см ср напр обл р-н гор пос",
        "uk": "вул ім тобто просп акад",
        "hi": "डॉ श्री",
    }
)
"""Before a name or an explanation; never the last word of a sentence."""

BEFORE_NUMBER = _words(
    {
        "en": "no nos p pp vol ch sec fig art arts par para ca c"
        " jan feb mar apr jun jul aug sep sept oct nov dec",
        "de": "nr s abs bd kap",
        "fr": "n° al",
        "es": "núm nro pág págs",
        "ru": "стр ст п пп рис гл кн т № тел янв февр фев апр авг сент окт нояб дек",
    }
)
"""These stop no sentence before a number."""

MAY_BE_LAST = _words(
    {
        "en": "etc al inc ltd corp co jr a.m p.m",
        "de": "usw u.a u.s.w",
        "pl": "itp itd",
        "ru": "т.д т.п др пр гг вв тыс руб долл чел",
    }
)
"""Often the last word: what follows with a capital letter begins a sentence."""

BEGINNERS = _words(
    {
        "en": "the a an it he she they we you i in on at by for from with after before but and or"
        " as if when while this that these those there his her its their our however meanwhile"
        " since although according no not officials what who why how most some many all both"
        " earlier later",
        "ru": "в на по при после до затем потом однако но и а он она они это эти этот как также"
        " ранее позже",
        "uk": "у після потім однак але він вона вони це",
    }
)
"""After letters with full stops ("U.S.") or a year's "г.", only these begin a sentence."""

AFTER_ORDINAL = _words(
    {
        "de": "januar jänner februar märz april mai juni juli august september oktober november"
        " dezember jahrhundert jahrhunderts weltkrieg weltkriegs weltkrieges mal kapitel klasse"
        " bataillon armee division brigade",
    }
)
"""Before these a number with a full stop is an ordinal."""
