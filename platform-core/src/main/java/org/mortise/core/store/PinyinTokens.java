package org.mortise.core.store;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.PinyinReading;

/**
 * How Chinese names are typed without an input method: 中国石化 is found by {@code zgsh}, {@code sh}, {@code zhongguo} and {@code
 * guosh}, for each run of characters gives its initials and its syllables from every character on, to be found by their beginnings.
 *
 * <p>Tokens begin with {@code ~}, which no other piece does. Characters with several readings give each of them in turn.
 */
final class PinyinTokens {

    static final String MARK = "~";

    private static final int LONGEST_TOKEN = 40;
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_READINGS = 4;
    private static final Pattern TYPED = Pattern.compile("[a-z]{2,}");

    private PinyinTokens() {}

    /** @param text in NFKC and lower case */
    static Set<String> of(String text) {
        var tokens = new LinkedHashSet<String>();
        var left = MOST_CHARACTERS;
        for (var run : SearchTokens.runs(text)) {
            if (left > 0 && SearchTokens.isIdeographic(run.get(0))) {
                var known = run.subList(0, Math.min(left, run.size()));
                left -= known.size();
                readings(known).forEach(syllables -> add(syllables, tokens));
            }
        }
        return tokens;
    }

    /** What to look for when {@code term} may be pinyin; null when it cannot. */
    static @Nullable String wanted(String term) {
        return TYPED.matcher(term).matches()
                ? "'" + MARK + term.substring(0, Math.min(LONGEST_TOKEN, term.length())) + "':*"
                : null;
    }

    private static void add(List<String> syllables, Set<String> tokens) {
        var initials =
                syllables.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining());
        for (var start = 0; start < syllables.size(); start++) {
            tokens.add(token(initials.substring(start)));
            tokens.add(token(String.join("", syllables.subList(start, syllables.size()))));
        }
    }

    private static String token(String letters) {
        return MARK + letters.substring(0, Math.min(LONGEST_TOKEN, letters.length()));
    }

    /** The usual reading, and others with one character read differently. */
    private static List<List<String>> readings(List<String> run) {
        var usual = run.stream().map(PinyinTokens::syllable).toList();
        var readings = new ArrayList<List<String>>();
        readings.add(usual);
        IntStream.range(0, run.size())
                .filter(index -> PinyinReading.further(run.get(index)) != null)
                .limit(MOST_READINGS)
                .forEach(index -> {
                    var other = new ArrayList<>(usual);
                    other.set(index, PinyinReading.further(run.get(index)));
                    readings.add(other);
                });
        return readings;
    }

    /** Characters beyond the first plane, which the library does not know, stand for themselves. */
    private static String syllable(String character) {
        return character.length() == 1 ? Pinyin.toPinyin(character.charAt(0)).toLowerCase(Locale.ROOT) : character;
    }
}
