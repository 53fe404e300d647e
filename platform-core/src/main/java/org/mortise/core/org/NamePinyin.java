package org.mortise.core.org;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mortise.core.kernel.PinyinReading;

/** How a Chinese name is typed without an input method: 王小芳 begins {@code wangxiaofang}, {@code xiaofang}, {@code wxf} and {@code xf}. */
public final class NamePinyin {

    private static final int MOST_CHARACTERS = 12;

    private NamePinyin() {}

    /** The beginnings, with blanks between them; empty for a name without Chinese characters. */
    static String of(String name) {
        var characters = name.codePoints()
                .filter(codePoint -> PinyinReading.of(codePoint) != null)
                .limit(MOST_CHARACTERS)
                .mapToObj(Character::toString)
                .toList();
        var usual = characters.stream()
                .map(character -> Objects.requireNonNull(PinyinReading.of(character.codePointAt(0))))
                .toList();
        var found = new LinkedHashSet<String>();
        add(usual, found);
        for (var index = 0; index < characters.size(); index++) {
            var further = PinyinReading.further(characters.get(index));
            if (further != null) {
                var other = new ArrayList<>(usual);
                other.set(index, further);
                add(other, found);
            }
        }
        return String.join(" ", found);
    }

    /**
     * Whether somebody who types {@code search} may mean {@code name}: it contains it in any case of letters, or a reading of it
     * begins so.
     */
    public static boolean isMeant(String name, String search) {
        var typed = search.toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(typed) || (" " + of(name)).contains(" " + typed);
    }

    private static void add(List<String> syllables, Set<String> found) {
        for (var start = 0; start < syllables.size(); start++) {
            var rest = syllables.subList(start, syllables.size());
            found.add(String.join("", rest));
            found.add(rest.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining()));
        }
    }
}
