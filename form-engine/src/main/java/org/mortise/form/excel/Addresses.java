package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of files in a cell. They may hold what stands between other words, so each begins where {@code http} does. */
final class Addresses {

    private static final Pattern ONE = Pattern.compile("https?://[^\\s，；、]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[,;|]+(?=https?://)|[,;|]+$", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    static boolean stand(String text) {
        return ONE.matcher(text.strip()).lookingAt();
    }

    static List<String> in(String text) {
        var found = new ArrayList<String>();
        var addresses = ONE.matcher(text);
        while (addresses.find()) {
            for (var piece : BETWEEN.split(addresses.group())) {
                if (!piece.isEmpty()) {
                    found.add(piece);
                }
            }
        }
        return found;
    }
}
