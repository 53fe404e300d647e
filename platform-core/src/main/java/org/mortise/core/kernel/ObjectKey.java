package org.mortise.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The immutable name of a metadata object: its package and its key, written {@code pkg.key} such as {@code crm.contract}.
 *
 * @param pkg dotted lower-case package, such as {@code crm} or {@code com.acme.crm}
 * @param key lower-case key, unique for its kind in the package
 */
public record ObjectKey(String pkg, String key) implements Comparable<ObjectKey> {

    private static final Pattern PKG = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    public ObjectKey {
        if (!PKG.matcher(pkg).matches() || pkg.length() > 100) {
            throw new IllegalArgumentException("not a package: " + pkg);
        }
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
    }

    @JsonCreator
    public static ObjectKey parse(String qualified) {
        var dot = qualified.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a qualified key is pkg.key: " + qualified);
        }
        return new ObjectKey(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    /** The key that an address names; anything else does not exist ({@link Rejected#notFound()}). */
    public static ObjectKey named(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException notAKey) {
            throw Rejected.notFound();
        }
    }

    /** Resolves a reference inside a document of {@code pkg}: a bare key means the same package. */
    public static ObjectKey resolve(String pkg, String reference) {
        return reference.indexOf('.') < 0 ? new ObjectKey(pkg, reference) : parse(reference);
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    @Override
    public int compareTo(ObjectKey other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return pkg + "." + key;
    }
}
