package org.mortise.core.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.http.HostNames;
import org.mortise.core.kernel.Rejected;

/**
 * Fetches files over HTTP from hosts that whoever runs the server names in {@code mortise.fetch.hosts}; from nowhere unless he does.
 *
 * <p>A name is resolved once, and what it resolved to is what is connected to: nobody leads a request into the own network by giving
 * another answer the second time. Addresses of the own network are refused, whatever name leads there, unless
 * {@code mortise.fetch.private} allows them. A host may send on to itself, never to another one.
 */
@ApplicationScoped
public class RemoteFiles {

    private static final String HOSTS = "mortise.fetch.hosts";
    private static final String PRIVATE = "mortise.fetch.private";
    private static final int MOST_HOPS = 4;
    private static final int MOST_HEADERS = 100;
    private static final int CONNECTING_MS = 5_000;
    private static final int SILENCE_MS = 15_000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HostNames hosts;
    private final boolean ownNetwork;
    private final Clock clock;

    @Inject
    RemoteFiles(
            @ConfigProperty(name = HOSTS) Optional<List<String>> hosts,
            @ConfigProperty(name = PRIVATE, defaultValue = "false") boolean ownNetwork,
            Clock clock) {
        this(HostNames.read(HOSTS, hosts.orElse(List.of())), ownNetwork, clock);
    }

    private RemoteFiles(HostNames hosts, boolean ownNetwork, Clock clock) {
        this.hosts = hosts;
        this.ownNetwork = ownNetwork;
        this.clock = clock;
    }

    /** Outside the container, for tests. */
    public static RemoteFiles of(boolean ownNetwork, String... hosts) {
        return new RemoteFiles(HostNames.read(HOSTS, List.of(hosts)), ownNetwork, Clock.systemUTC());
    }

    /**
     * Opens what lies at an address, on a thread that may wait.
     *
     * @throws Rejected when it may not be fetched, or is not there
     * @throws IOException when it does not come
     */
    public InputStream open(String address) throws IOException {
        var until = clock.instant().plus(LONGEST);
        var at = uri(address);
        for (var hop = 0; hop < MOST_HOPS; hop++) {
            var answer = ask(at, until);
            if (answer.status() == 200) {
                return answer.body();
            }
            answer.body().close();
            var further = answer.headers().get("location");
            if (answer.status() / 100 != 3 || further == null) {
                throw refused("fetch_failed", address, Map.of("status", answer.status()));
            }
            at = further(at, further, address);
        }
        throw refused("fetch_failed", address, Map.of("status", 310));
    }

    /** What the file is called, as far as its address says. */
    public static String name(String address) {
        var path = address.strip().replaceFirst("[?#].*$", "").replaceFirst("^[A-Za-z]+://[^/]*", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        try {
            return FileNames.safe(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return FileNames.safe(name);
        }
    }

    private static URI further(URI from, String to, String address) {
        try {
            var next = from.resolve(new URI(to));
            var elsewhere = !from.getHost().equalsIgnoreCase(next.getHost())
                    || (next.getPort() >= 0 && port(next) != port(from))
                    || (isSecure(from) && !isSecure(next));
            if (elsewhere) {
                throw refused("fetch_elsewhere", address, Map.of("host", String.valueOf(next.getHost())));
            }
            return uri(next.toString());
        } catch (URISyntaxException nowhere) {
            throw refused("fetch_failed", address, Map.of("status", 310));
        }
    }

    private static URI uri(String address) {
        try {
            var uri = new URI(new URI(address.strip()).toASCIIString());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || !(scheme.equals("http") || scheme.equals("https"))) {
                throw refused("fetch_address", address, Map.of());
            }
            return uri;
        } catch (URISyntaxException none) {
            throw refused("fetch_address", address, Map.of());
        }
    }

    /** The address that is connected to, and no other. */
    private InetAddress resolved(URI at) {
        var host = at.getHost().toLowerCase(Locale.ROOT);
        if (hosts.all().isEmpty()) {
            throw refused("fetch_off", at.toString(), Map.of());
        }
        if (!hosts.allow(at.getPort() < 0 ? host : host + ":" + at.getPort())) {
            throw refused("fetch_host", at.toString(), Map.of("host", host, "allowed", hosts.toString()));
        }
        try {
            var address = InetAddress.getByName(host);
            if (!ownNetwork && !OpenAddress.is(address)) {
                throw refused("fetch_private", at.toString(), Map.of("host", host));
            }
            return address;
        } catch (UnknownHostException nobody) {
            throw refused("fetch_failed", at.toString(), Map.of("status", 0));
        }
    }

    /** @param headers by their names in lower case */
    private record Answer(int status, Map<String, String> headers, InputStream body) {}

    private Answer ask(URI at, Instant until) throws IOException {
        var socket = connected(at, resolved(at));
        try {
            socket.setSoTimeout(SILENCE_MS);
            socket.getOutputStream().write(request(at).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return read(new BufferedInputStream(socket.getInputStream()), socket, until);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private static String request(URI at) {
        var path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        var query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
        var host = at.getPort() < 0 ? at.getHost() : at.getHost() + ":" + at.getPort();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: Mortise\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
    }

    private static Socket connected(URI at, InetAddress address) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, port(at)), CONNECTING_MS);
            plain.setSoTimeout(SILENCE_MS);
            return isSecure(at) ? secured(plain, at) : plain;
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    /** By the name that was asked for, not by the address that it resolved to. */
    private static Socket secured(Socket plain, URI at) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, at.getHost(), port(at), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Answer read(InputStream in, Socket socket, Instant until) throws IOException {
        var first = WebBody.line(in).split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("no answer over HTTP");
        }
        var headers = new HashMap<String, String>();
        for (var line = WebBody.line(in); !line.isEmpty(); line = WebBody.line(in)) {
            var colon = line.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new IOException("no headers");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var chunked = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
        var length = headers.getOrDefault("content-length", "");
        var said = length.matches("[0-9]{1,15}") ? Long.parseLong(length) : -1;
        return new Answer(Integer.parseInt(first[1]), headers, new WebBody(in, socket, said, chunked, clock, until));
    }

    private static boolean isSecure(URI at) {
        return "https".equalsIgnoreCase(at.getScheme());
    }

    private static int port(URI at) {
        return at.getPort() >= 0 ? at.getPort() : isSecure(at) ? 443 : 80;
    }

    private static Rejected refused(String code, String address, Map<String, Object> told) {
        var params = new HashMap<String, Object>(told);
        params.put("address", address);
        return Rejected.because(Rejected.Kind.INVALID, code, params);
    }
}
