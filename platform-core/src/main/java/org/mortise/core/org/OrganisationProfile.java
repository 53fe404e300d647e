package org.mortise.core.org;

import java.time.ZoneId;
import java.util.Locale;

/** What the organisation is called and where it is at home. */
public record OrganisationProfile(String name, Locale language, ZoneId zone) {

    /** What holds before the organisation is set up. */
    public static final OrganisationProfile UNNAMED =
            new OrganisationProfile("", Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));
}
