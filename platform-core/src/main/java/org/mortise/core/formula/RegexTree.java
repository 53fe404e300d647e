package org.mortise.core.formula;

import java.util.List;

/** A pattern as its parts. */
sealed interface RegexTree {

    /** Conditions that take no character. */
    enum Place {
        TEXT_BEGIN,
        TEXT_END,
        LINE_BEGIN,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }

    record One(CharacterSet set) implements RegexTree {}

    record At(Place place) implements RegexTree {}

    record Sequence(List<RegexTree> parts) implements RegexTree {}

    record Choice(List<RegexTree> branches) implements RegexTree {}

    /** @param index from 1; 0 for parentheses that only group */
    record Group(RegexTree body, int index) implements RegexTree {}

    /** @param most -1 when there is no end */
    record Repetition(RegexTree body, int least, int most, boolean lazy) implements RegexTree {}
}
