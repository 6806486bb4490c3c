"""The texts that tokenizers are compared on. All of them were written for this project (CC0)."""

PROSE = [
    "Who may apply?",
    "The foundation supports small non-profit organisations in rural areas.",
    "Applications are due on 31 March 2027, at 17:00 (Central European Time).",
    "A budget of $12,500.00 covers staff (60%), travel (25%) and printing (15%).",
    "Don't worry: we'll help, you've got time, and it's free. They're kind; I'd know, I'm one of them.",
    "\"Quoted\" — and ‘quoted again’ … with dashes – and an ellipsis…",
    "E-mail: office@example.org, web: https://www.example.org/grants?year=2027&lang=en#top",
    "ALL CAPITALS, mIxEd CaSe, and Title Case In One Line",
    "one\ntwo\r\nthree\n\nfour\n\n\nfive",
    "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "1234567890 3.14159 1,000,000 0x1F 1e-9 ½ ² ③ Ⅷ",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
]

SCRIPTS = [
    "Die Förderung beträgt höchstens 80 % der Kosten; Überschüsse sind zurückzuzahlen. Straße, Größe, äöüß ÄÖÜ",
    "L'été dernier, à Genève, un garçon naïf mangeait des œufs près du château.",
    "Zażółć gęślą jaźń. Příliš žluťoučký kůň úpěl ďábelské ódy. İstanbul'da ığdır",
    "Фонд поддерживает небольшие организации в сельской местности. Съешь ещё этих мягких булок.",
    "Το ίδρυμα στηρίζει μικρές οργανώσεις στην ύπαιθρο. Ὦ ἄνδρες Ἀθηναῖοι",
    "המענק מיועד לארגונים קטנים. שָׁלוֹם עֲלֵיכֶם",
    "تدعم المؤسسة المنظمات الصغيرة في المناطق الريفية. السَّلَامُ عَلَيْكُمْ ١٢٣",
    "यह अनुदान ग्रामीण क्षेत्रों में छोटे संगठनों के लिए है। क्षत्रिय ज्ञान १२३",
    "ক্ষুদ্র সংগঠনের জন্য অনুদান। বাংলা ভাষা",
    "சிறிய அமைப்புகளுக்கான நிதி உதவி. தமிழ் எழுத்து",
    "เงินช่วยเหลือสำหรับองค์กรขนาดเล็กในชนบท น้ำใจ",
    "基金会支持农村地区的小型非营利组织。申请截止日期为三月三十一日。",
    "財団は農村の小さな団体を支援します。ｶﾀｶﾅ カタカナ ひらがな 漢字、がぎぐ",
    "재단은 농촌의 작은 단체를 지원합니다. 한글 자모 ㄱㄴㄷ 한",
    "አነስተኛ ድርጅቶችን ይደግፋል። ኢትዮጵያ",
    "ទឹកដី ភាសាខ្មែរ · မြန်မာဘာသာ · བོད་སྐད་ · ພາສາລາວ",
    "Հայերեն տեքստ · ქართული ტექსტი · ᏣᎳᎩ · ᠮᠣᠩᠭᠣᠯ",
    "𐌰𐌱𐌲 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝟏𝟐𝟑 𠮷野家 𓀀𓀁 𒀀",
    "mixed: English и русский 和中文 مع العربية וגם עברית in one line",
]

EMOJI = [
    "🙂", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇺🇦🇩🇪", "👩🏿‍🚀 flew 🚀 to 🌕!", "✅ done ❌ failed ⚠️ careful ☃",
    "1️⃣2️⃣3️⃣", "a🤖b🤖c", "❤️ vs ❤ vs 💔", "🧑‍💻🧑🏻‍💻🧑🏼‍💻🧑🏽‍💻🧑🏾‍💻🧑🏿‍💻", "\U0001F9FF\U0001FAE8\U0001FAF7",
]

MARKS = [
    "\u0301", "\u0301\u0302 a", "e\u0301 é E\u0301 É", "a\u0300\u0301\u0302\u0303\u0304b", "Zu\u0308rich cafe\u0301 nai\u0308ve",
    "\u200d", "\u200b zero \u200bwidth\ufeff", "\u00a0no-break\u00a0space\u2009thin\u3000wide", "\u00adsoft\u00adhyphen",
    "\u202eright to left\u202c", "\ufb01 \ufb02 \u1e9e \u0130 \u0131 \u017f", "≮ ≠ ∉ Å Å Ω Ω", "ﷺ ｆｕｌｌ ｗｉｄｔｈ １２３",
    "\ufffd replacement \ufffd\ufffd", "\ue000 private \U000F0000 use", "\ufdd0 \uffff noncharacters",
    "\u2028line\u2029paragraph\u0085next",
]

CONTROLS = [
    "\x00", "a\x00b", "\x01\x02\x03\x1b[31mred\x1b[0m\x7f", "tab\tbetween\t\ttabs", "bell\x07 backspace\x08 form\x0cfeed vertical\x0btab",
    "\x80\x9f", "\r", "\n", "\r\n\r\n", " \t\n\r ",
]

SPACES = [
    "", " ", "  ", "   ", " leading", "trailing ", "  two leading", "two trailing  ", "in   between     words", " " * 15, " " * 40,
    "\n" * 12, "\t" * 7, "a" + " " * 100 + "b", "    indented\n        deeper\n    back", " \n \n \n", "\u2581 stand-in \u2581\u2581for spaces",
]

CODE = [
    "def f(x):\n    return [i ** 2 for i in range(x) if i % 2 == 0]\n",
    "public static void main(String[] args) { System.out.println(\"Hi\\n\"); }",
    "for (int i = 0; i < n; ++i) {\n\ta[i] += b[i] << 2; // shift\n}\n",
    "{\"name\": \"grant\", \"amount\": 12500.5, \"open\": true, \"tags\": [\"a\", null]}",
    "<html><body class=\"x\"><p>Hi &amp; bye</p><!-- no --></body></html>",
    "SELECT name, SUM(amount) FROM grants WHERE year >= 2020 GROUP BY name;",
    "$ curl -sSL 'https://example.org' | tar xz -C /tmp && ls -la ~/",
    "x = (a+b)*(c-d)/e % f ^ g & h | i ~ j ! k == l != m <= n >= o && p || q",
    "#include <stdio.h>\n#define MAX(a,b) ((a)>(b)?(a):(b))\n",
    "a.b.c::d->e[f](g){h};i,j;k\\l/m",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n- [ ] todo\n- [x] done\n\n> quote\n\n```py\ncode\n```\n",
    "\\frac{1}{2} \\sum_{i=0}^{n} x_i^2 \\approx \\pi",
]

SPELLINGS = [
    "<|endoftext|>", "Hello<|im_end|>\n<|im_start|>assistant\nSure", "<|im_start|>user\nHi<|im_end|>", "<s>", "</s>", "<s>[INST] Hi [/INST] Hello </s><s>[INST] More [/INST]",
    "a</s>b", "a </s> b", "x<s>y", "<unk>", "<pad>", "[CLS] hello [SEP] [MASK] [PAD] [UNK]", "[cls] [sep]", "＜|im_end|＞ ＜/s＞ ［CLS］",
    "<|user|>\n  Hi<|end|>\n<|assistant|>\n", "<| im_end |>", "<|im_", "end|>", "<|IM_END|>", "<|endoftext|><|endoftext|>",
    "<|startoftranscript|><|en|><|0.00|> Hi.<|1.50|>", "<0x41><0x0A>", "<0xE2>", "(phrasefix) (#3) <=>", "<extra_id_0>", "Ġhello Ċ", "##ing un ##known",
    "<|im_end|> <|im_end|>  <|im_end|>", "\u2581<s>\u2581", "<<|im_end|>>", "<\u200b|im_end|>",
]

LONG = [
    "The quick brown fox jumps over the lazy dog. " * 20,
    "ab" * 300,
    "å" * 150,
    "漢" * 120,
    "👩‍👩‍👧‍👦" * 12,
    "The committee met on Monday. It read forty-two applications; seven were complete.\n\nEach applicant must name a person who "
    "answers questions, give the accounts of the last two years, and say in plain words what will be different when the work is "
    "done.\n\n1. Eligibility\n2. Budget\n3. Reporting\n",
]

TEXTS = PROSE + SCRIPTS + EMOJI + MARKS + CONTROLS + SPACES + CODE + SPELLINGS + LONG
