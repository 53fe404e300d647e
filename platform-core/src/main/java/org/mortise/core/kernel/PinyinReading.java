package org.mortise.core.kernel;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a Chinese character is read, in letters without tones; of several readings the most common one. */
public final class PinyinReading {

    private PinyinReading() {}

    /** Small letters; null for what is no Chinese character of the basic plane. */
    public static @Nullable String of(int codePoint) {
        if (!Character.isBmpCodePoint(codePoint) || !Pinyin.isChinese((char) codePoint)) {
            return null;
        }
        return Pinyin.toPinyin((char) codePoint).toLowerCase(Locale.ROOT);
    }
}
