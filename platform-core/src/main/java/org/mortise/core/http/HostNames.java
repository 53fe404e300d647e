package org.mortise.core.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that whoever runs the server names: {@code maps.example.com}, {@code *.example.com}, {@code bi.example.com:8443}. */
public final class HostNames {

    /** What is no host would say something else in the policy that browsers are sent. */
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?");

    private final List<String> hosts;

    private HostNames(List<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Reads them.
     *
     * @param setting where they are named, for whoever has named something else
     */
    public static HostNames read(String setting, List<String> named) {
        var hosts = named.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(setting + ": " + wrong + " is no host");
        });
        return new HostNames(hosts);
    }

    /** @param host in lower case, with its port where the address has one */
    public boolean allow(String host) {
        return hosts.stream()
                .anyMatch(allowed -> allowed.startsWith("*.")
                        ? host.endsWith(allowed.substring(1)) && host.length() > allowed.length() - 1
                        : host.equals(allowed));
    }

    public List<String> all() {
        return hosts;
    }

    @Override
    public String toString() {
        return hosts.isEmpty() ? "–" : String.join(", ", hosts);
    }
}
