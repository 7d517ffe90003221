package dev.loveless.benchmarks.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A connection that is kept, for one request at a time. Understands just what this server sends. Of one thread. */
final class Connection implements AutoCloseable {
    private static final int FIRST_BYTES = 2_048;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_END = 4;
    private static final int STATUS_FROM = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BYTES);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private @Nullable Conversation conversation;

    Connection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Begins a conversation; false if there is nothing to say. */
    boolean begin(Conversation begun) throws IOException {
        conversation = begun;
        return sayNext(begun);
    }

    private boolean sayNext(Conversation talk) throws IOException {
        byte[] next = talk.next();
        if (next == null) {
            conversation = null;
            return false;
        }
        out = ByteBuffer.wrap(next);
        in.clear();
        write();
        return true;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on where the selector says it can; false if the conversation is over with it. */
    boolean ready() throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return true;
        }
        if (channel.read(in) < 0) {
            throw new EOFException("The server has closed a connection.");
        }
        Answer answer = whole();
        if (answer == null) {
            return true;
        }
        Conversation talk = conversation;
        if (talk == null) {
            throw new WrongAnswerException("Nobody asked for: " + answer);
        }
        talk.answered(answer);
        return sayNext(talk);
    }

    /** The answer, once all of it is there. */
    private @Nullable Answer whole() {
        byte[] bytes = in.array();
        int count = in.position();
        int body = bodyBegin(bytes, count);
        if (body > 0) {
            int end = body + length(bytes, body);
            if (count >= end) {
                return new Answer(number(bytes, STATUS_FROM), bytes, body, end);
            }
        }
        if (!in.hasRemaining()) {
            in = ByteBuffer.wrap(Arrays.copyOf(bytes, 2 * bytes.length)).position(count);
        }
        return null;
    }

    private static int bodyBegin(byte[] bytes, int count) {
        for (int i = HEAD_END; i <= count; i++) {
            if (bytes[i - 1] == '\n' && bytes[i - 2] == '\r' && bytes[i - 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int length(byte[] bytes, int headEnd) {
        for (int at = 0; at + LENGTH.length < headEnd; at++) {
            int same = 0;
            while (same < LENGTH.length && Character.toLowerCase(bytes[at + same]) == LENGTH[same]) {
                same++;
            }
            if (same == LENGTH.length) {
                return number(bytes, at + same);
            }
        }
        throw new WrongAnswerException("An answer does not tell its length.");
    }

    private static int number(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            number = 10 * number + bytes[at] - '0';
            at++;
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
