package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Functions on URLs, as the JSONata reference implementation, which leaves them to JavaScript, has them. */
final class UrlFunctions {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private UrlFunctions() {}

    static @Nullable Object encodeUrl(FunctionArguments arguments) {
        return encode(arguments.text(0), PLAIN + RESERVED);
    }

    static @Nullable Object encodeUrlComponent(FunctionArguments arguments) {
        return encode(arguments.text(0), PLAIN);
    }

    static @Nullable Object decodeUrl(FunctionArguments arguments) {
        return decode(arguments.text(0), RESERVED);
    }

    static @Nullable Object decodeUrlComponent(FunctionArguments arguments) {
        return decode(arguments.text(0), "");
    }

    private static @Nullable String encode(@Nullable String text, String kept) {
        if (text == null) {
            return null;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : utf8(text)) {
            if (octet >= 0 && kept.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] octets = new byte[bytes.remaining()];
            bytes.get(octets);
            return octets;
        } catch (CharacterCodingException e) {
            throw malformed(text);
        }
    }

    private static @Nullable String decode(@Nullable String text, String keptEncoded) {
        if (text == null) {
            return null;
        }
        StringBuilder decoded = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            if (text.charAt(position) != '%') {
                decoded.append(text.charAt(position));
                position++;
            } else {
                int octets = octetsOfCharacter(octet(text, position), text);
                String character = character(text, position, octets);
                boolean kept = keptEncoded.contains(character);
                decoded.append(kept ? text.substring(position, position + 3 * octets) : character);
                position += 3 * octets;
            }
        }
        return decoded.toString();
    }

    private static String character(String text, int position, int octets) {
        byte[] bytes = new byte[octets];
        for (int index = 0; index < octets; index++) {
            bytes[index] = (byte) octet(text, position + 3 * index);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(text);
        }
    }

    private static int octet(String text, int position) {
        boolean complete = position + 2 < text.length() && text.charAt(position) == '%';
        int high = complete ? Character.digit(text.charAt(position + 1), 16) : -1;
        int low = complete ? Character.digit(text.charAt(position + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed(text);
        }
        return high * 16 + low;
    }

    private static int octetsOfCharacter(int first, String text) {
        if (first < 0x80) {
            return 1;
        }
        int octets = Integer.numberOfLeadingZeros(~(first << 24));
        if (octets < 2 || octets > 4) {
            throw malformed(text);
        }
        return octets;
    }

    private static JException malformed(String text) {
        return new JException("D3140", -1, text);
    }
}
