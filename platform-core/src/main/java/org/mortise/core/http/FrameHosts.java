package org.mortise.core.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose pages may be shown inside of ours: hosts such as {@code maps.example.com}, {@code *.example.com} or
 * {@code bi.example.com:8443}, which whoever runs the server names in {@code mortise.frames.hosts}; nobody's unless he does.
 */
@ApplicationScoped
public class FrameHosts {

    /** What is no host would say something else in the policy that browsers are sent. */
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?");

    private final List<String> hosts;

    @Inject
    FrameHosts(@ConfigProperty(name = "mortise.frames.hosts") Optional<List<String>> named) {
        this(named.orElse(List.of()));
    }

    private FrameHosts(List<String> named) {
        hosts = named.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("mortise.frames.hosts: " + wrong + " is no host");
        });
    }

    /** Outside the container, for tests. */
    public static FrameHosts of(String... hosts) {
        return new FrameHosts(List.of(hosts));
    }

    /** @param host in lower case, with its port where the address has one */
    public boolean allow(String host) {
        return hosts.stream()
                .anyMatch(allowed -> allowed.startsWith("*.")
                        ? host.endsWith(allowed.substring(1)) && host.length() > allowed.length() - 1
                        : host.equals(allowed));
    }

    /** As the policy for browsers names them, each after a blank; empty when there are none. */
    String sources() {
        return hosts.stream().map(host -> " https://" + host).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return hosts.isEmpty() ? "–" : String.join(", ", hosts);
    }
}
