package org.mortise.core.template;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * The files of a bundle by their path, such as {@code forms/customer.json}; text in UTF-8.
 *
 * @param texts contents by path, sorted
 */
public record BundleFiles(SortedMap<String, String> texts) {

    static final int MAX_FILES = 2_000;
    static final long MAX_BYTES = 50L * 1024 * 1024;

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]{1,100}(\\.[A-Za-z0-9_-]{1,100}){0,4}");
    private static final int MAX_FOLDERS = 3;

    public BundleFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public static BundleFiles of(Map<String, String> texts) {
        return new BundleFiles(new TreeMap<>(texts));
    }

    /** Refuses names that leave the bundle or that no file system of ours would write. */
    static String checkedName(String name) {
        var steps = name.split("/", -1);
        if (steps.length > MAX_FOLDERS
                || !List.of(steps).stream().allMatch(step -> PATH.matcher(step).matches())) {
            throw refused("bundle_bad_name", Map.of("name", name.length() > 200 ? name.substring(0, 200) : name));
        }
        return name;
    }

    static Rejected refused(String code, Map<String, Object> params) {
        return Rejected.invalid(List.of(new Problem(code, "", params)));
    }
}
