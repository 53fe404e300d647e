package org.mortise.form.excel;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes keys from labels: 客户名称 becomes {@code ke_hu_ming_cheng}; every key only once. */
final class KeyNames {

    private static final int LENGTH = 40;

    private final Set<String> taken;
    private final String fallback;

    /**
     * @param reserved keys that must not be given
     * @param fallback stem for labels without a letter, such as {@code field}
     */
    KeyNames(Set<String> reserved, String fallback) {
        this.taken = new HashSet<>(reserved);
        this.fallback = fallback;
    }

    String of(String label) {
        var key = stem(label);
        var unique = key;
        for (var number = 2; !taken.add(unique); number++) {
            unique = key + "_" + number;
        }
        return unique;
    }

    private String stem(String label) {
        var latin = PinyinHelper.toPinyin(Normal.fold(label), PinyinStyleEnum.NORMAL, " ");
        var key = latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (key.isEmpty() || !Character.isLetter(key.charAt(0))) {
            key = key.isEmpty() ? fallback : fallback + "_" + key;
        }
        return key.length() > LENGTH ? key.substring(0, LENGTH).replaceAll("_+$", "") : key;
    }
}
