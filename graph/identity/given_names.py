"""Given names under their spellings and short forms, and the root that these share."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

_FAMILIES = """
abdullah abdallah abdulla abdalla
abigail abby
abraham abe
ahmed ahmad ahmet akhmed
alexander aleksandr alexandr oleksandr alex aleksander
alexei aleksei alexey aleksey oleksiy oleksii
ali aly
andrew andy drew
andrei andrey andriy andrii andrej
anthony antony tony
antonio tono
barbara barb
benjamin ben
bernard bernie
catherine katherine kathryn kate katie cathy kathy
charles charlie chuck
christine christina
christopher chris
daniel dan danny
david dave
deborah debra debbie
dmitry dmitri dmitriy dmitrii dmytro
donald don donnie
edward ed eddie ted
elizabeth liz beth betty lisa
eugene gene
evgeny yevgeny yevgeniy evgeniy yevhen evgenii evgeni
francis frank
francisco paco pancho
frederick fred freddie
gabriel gabe
gerald gerry jerry
gregory greg
hasan hassan
henry harry hank
hussein hussain husain husayn hossein hosein husein
ibrahim ebrahim
igor ihor
jacob jake
james jim jimmy jamie
jamal gamal
janet jan
jeffrey jeff geoffrey geoff
jennifer jen jenny
jessica jess
john johnny jack
jonathan jon
jose pepe
joseph joe
josephine jo
joshua josh
judith judy
kenneth ken
khalid khaled khalide
kimberly kim
lawrence laurence larry
leonard leo
luis lucho
mahmoud mahmud mehmood mahmood
margaret maggie peggy meg
matthew matt
michael mike mick
mikhail mykhailo mikhael
mohammed muhammad mohamed mohammad muhammed mohamad mohd md muhamad
mustafa mostafa moustafa mustapha
nancy nan
nasser nasir naser
nathaniel nathan nate
nicholas nick
nikolai nikolay mykola
oleg oleh
omar umar omer
osman usman othman uthman
pamela pam
patricia pat patty
patrick paddy
peter pete
philip phillip phil
qasim qassim kassem kasim
rashid rashed rasheed
raymond ray
rebecca becky
richard dick rick rich
robert bob bobby rob
ronald ron ronnie
said saeed saied sayeed
samuel sam
sarah sara sally
sergei sergey serguei serhiy serhii
stephen steven steve
suleiman sulaiman soleiman sulayman suleyman
susan sue
tariq tarek tareq tarik
theodore theo
thomas tom tommy
timothy tim
valery valeri valeriy valerii
victoria vicky
vladimir volodymyr
walid waleed
walter walt
william bill billy will
yuri yury yuriy yurii iurii
yusuf yousef youssef yousuf yousif yousaf
zachary zach zack
"""
_ROOTS = {
    name: family.split()[0] for family in _FAMILIES.strip().splitlines() for name in family.split()
}
NAMES_OF_ROOT: Final = {
    family.split()[0]: tuple(family.split()) for family in _FAMILIES.strip().splitlines()
}
"""All spellings and short forms of a root."""
_SOUNDS = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("y", "i"),
    ("j", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("ue", "u"),
    ("oe", "o"),
    ("ae", "a"),
    ("ee", "i"),
    ("ei", "i"),
    ("ie", "i"),
)
"""Ways in which one sound is written, each with the one that stands for both."""
_KEPT = 3
"""Words of up to so many letters stand as they are: too little is left of them."""


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Return what spellings of one name share: its family's first name, else its plain sounds.

    Only Latin letters are changed; a word of another script is its own root.
    """
    known = _ROOTS.get(word)
    if known is not None:
        return known
    if len(word) <= _KEPT or not word.isascii():
        return word
    plain = word
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    plain = plain[:-1] if plain.endswith("h") and plain[-2] in "aeiou" else plain
    found = plain[0] + "".join(letter for before, letter in pairwise(plain) if letter != before)
    return _ROOTS.get(found, found)
