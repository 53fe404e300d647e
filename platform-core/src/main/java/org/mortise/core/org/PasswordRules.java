package org.mortise.core.org;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Problem;

/** Which passwords are too easy to guess. Length counts, not what kinds of characters they are made of. */
public final class PasswordRules {

    private static final int SHORTEST = 8;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * What is wrong with {@code password}, if anything.
     *
     * @param names the login, the person's name and the organisation's: a password must be none of them
     */
    public static Optional<Problem> check(String password, String path, List<String> names) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Problem.at(path, "password_too_short", Map.of("min", SHORTEST)));
        }
        if (password.length() > Passwords.MAX_LENGTH) {
            return Optional.of(Problem.at(path, "too_long", Map.of("max", Passwords.MAX_LENGTH)));
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || plain.chars().distinct().count() < 3) {
            return Optional.of(Problem.at(path, "password_common"));
        }
        return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(plain))
                ? Optional.of(Problem.at(path, "password_is_name"))
                : Optional.empty();
    }

    private static Set<String> common() {
        try (var file = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("/passwords/common.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
