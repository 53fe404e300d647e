package org.mortise.core.kernel;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a Chinese character is read, in letters without tones; of several readings the most common one. */
public final class PinyinReading {

    /** Further readings of characters that are common in names; the library knows one of each. */
    private static final Map<String, String> FURTHER = Map.ofEntries(
            Map.entry("重", "chong"),
            Map.entry("长", "chang"),
            Map.entry("行", "hang"),
            Map.entry("乐", "yue"),
            Map.entry("曾", "zeng"),
            Map.entry("单", "shan"),
            Map.entry("解", "xie"),
            Map.entry("查", "zha"),
            Map.entry("仇", "qiu"),
            Map.entry("朴", "piao"),
            Map.entry("区", "ou"),
            Map.entry("厦", "xia"),
            Map.entry("都", "du"),
            Map.entry("朝", "zhao"),
            Map.entry("藏", "cang"),
            Map.entry("盛", "cheng"),
            Map.entry("盖", "ge"),
            Map.entry("会", "kuai"),
            Map.entry("参", "shen"),
            Map.entry("调", "tiao"),
            Map.entry("校", "jiao"),
            Map.entry("传", "zhuan"),
            Map.entry("宿", "xiu"),
            Map.entry("车", "ju"),
            Map.entry("贾", "gu"),
            Map.entry("万", "mo"),
            Map.entry("翟", "di"),
            Map.entry("覃", "tan"),
            Map.entry("召", "shao"),
            Map.entry("卡", "qia"),
            Map.entry("柏", "bo"),
            Map.entry("薄", "bao"),
            Map.entry("种", "chong"),
            Map.entry("尉", "yu"),
            Map.entry("蔚", "yu"),
            Map.entry("佛", "fu"),
            Map.entry("便", "pian"),
            Map.entry("石", "dan"),
            Map.entry("率", "lv"),
            Map.entry("给", "ji"),
            Map.entry("阿", "e"));

    private PinyinReading() {}

    /** Small letters; null for what is no Chinese character of the basic plane. */
    public static @Nullable String of(int codePoint) {
        if (!Character.isBmpCodePoint(codePoint) || !Pinyin.isChinese((char) codePoint)) {
            return null;
        }
        return Pinyin.toPinyin((char) codePoint).toLowerCase(Locale.ROOT);
    }

    /** Another reading of a character, as it is common in names; null where there is none. */
    public static @Nullable String further(String character) {
        return FURTHER.get(character);
    }
}
