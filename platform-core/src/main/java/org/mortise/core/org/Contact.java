package org.mortise.core.org;

import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.EmailAddress;
import org.mortise.core.kernel.PhoneNumber;

/**
 * How somebody is known and reached beyond name and login; administrators and the person see it. What can be read is kept in the
 * form in which fields of records keep it, blank is nothing.
 *
 * @param employeeNo unique without regard to case
 */
public record Contact(
        @Nullable String employeeNo,
        @Nullable String mobile,
        @Nullable String email) {

    public static final Contact NONE = new Contact(null, null, null);

    public Contact {
        employeeNo = given(employeeNo);
        mobile = number(given(mobile));
        email = address(given(email));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String number(@Nullable String text) {
        return text == null
                ? null
                : PhoneNumber.of(text).map(PhoneNumber::written).orElse(text);
    }

    private static @Nullable String address(@Nullable String text) {
        return text == null ? null : EmailAddress.of(text).orElse(text);
    }
}
