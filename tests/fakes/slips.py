"""Whole slips of realistic length in four languages, for tests of paper and printers."""

from dataclasses import replace
from datetime import date

from kiosk.slip import Pair, Reminder, Slip, SlipPart

CODE = "K7Q42M9XHT"
CODE_TEXT = "K7Q-42M-9XHT"
PHONE = "14 020"
FOREIGN_PHONE = "+31 20 624 1111"
LONGEST_RANK = 6

_FSI, _PDI = "\u2068", "\u2069"

_NAMES = {"nl": "Nederlands", "en": "English", "pl": "Polski", "ar": "العربية"}

_TEXTS: dict[str, tuple[str, ...]] = {
    "nl": (
        "Inschrijven als ingezetene (BRP/GBA)",
        (
            "De medewerker schrijft u in op het adres waar u woont. Daarna krijgt u een brief met "
            "uw burgerservicenummer (BSN)."
        ),
        "Stadsloket Zuidoost",
        "Open: {hours}",
        "Maak vandaag een afspraak: {phone}",
        "De wachttijd is ongeveer 4 weken (december 2024).",
        "Neem mee",
        "Een geldig paspoort of een geldige identiteitskaart",
        "Uw huurcontract, of een toestemmingsverklaring van de hoofdbewoner",
        "De geboorteakte van uw kind",
        "Dit papier",
        "U bent niet te laat",
        (
            "U bent hier langer dan 4 maanden. U kunt zich nog steeds inschrijven. Zelf komen is "
            "de goede stap."
        ),
        "Uw BSN blijft hetzelfde",
        "Stond u in de RNI? Dan houdt u uw nummer, ook bij uw werkgever en uw zorgverzekeraar.",
        "U hebt een zorgverzekering nodig",
        "Wie hier woont of werkt, sluit binnen 4 maanden een zorgverzekering af.",
        "Uw antwoorden",
        "U blijft langer dan 4 maanden.",
        "U slaapt de meeste nachten in Amsterdam.",
        "U hebt een geldig paspoort bij u.",
        "Gratis hulp bij vragen over recht, huur, werk en inkomen.",
        "Bel of kom langs als uw werkgever u niet goed betaalt.",
        "Laat deze code zien bij het loket",
        "4 maanden: {date}",
        "12 maart 2027",
        "Scan dit: uw telefoon helpt onthouden",
        "Dit is advies. De ambtenaar beslist. Gemaakt op 24 november 2026. Inhoud 2026.11.1.",
        "Nog in Nederland? Schrijf u dan in als ingezetene (BRP/GBA).",
        "Verwijsbrief",
    ),
    "en": (
        "Register as a resident (BRP/GBA)",
        (
            "The officer registers you at the address where you live. Then you get a letter with "
            "your citizen service number (BSN)."
        ),
        "City office Zuidoost",
        "Open: {hours}",
        "Make an appointment today: {phone}",
        "The wait is about 4 weeks (December 2024).",
        "Bring",
        "A valid passport or a valid identity card",
        "Your rental contract, or a consent form from the main occupant",
        "The birth certificate of your child",
        "This paper",
        "You are not too late",
        (
            "You are here for more than 4 months. You can still register. Coming yourself is the "
            "right step."
        ),
        "Your BSN stays the same",
        "Were you in the RNI? You keep your number, with your employer and health insurer too.",
        "You need health insurance",
        "If you live or work here, take out health insurance within 4 months.",
        "Your answers",
        "You stay longer than 4 months.",
        "You sleep in Amsterdam most nights.",
        "You have a valid passport with you.",
        "Free help with questions about law, rent, work and income.",
        "Call or come by if your employer does not pay you well.",
        "Show this code at the desk",
        "4 months: {date}",
        "12 March 2027",
        "Scan this: your phone reminds you",
        "This is advice. The officer decides. Made on 24 November 2026. Content 2026.11.1.",
        "Still in the Netherlands? Then register as a resident (BRP/GBA).",
        "Referral slip",
    ),
    "pl": (
        "Zarejestruj się jako mieszkaniec (BRP/GBA)",
        (
            "Urzędnik zarejestruje Cię pod adresem, pod którym mieszkasz. Potem dostaniesz list ze "
            "swoim numerem obywatelskim (BSN)."
        ),
        "Urząd miasta Zuidoost (Stadsloket)",
        "Otwarte: {hours}",
        "Umów się dzisiaj na wizytę: {phone}",
        "Czas oczekiwania to około 4 tygodnie (grudzień 2024).",
        "Zabierz ze sobą",
        "Ważny paszport albo ważny dowód osobisty",
        "Umowę najmu albo pisemną zgodę głównego lokatora",
        "Akt urodzenia dziecka",
        "Tę kartkę",
        "Nie jest za późno",
        (
            "Jesteś tu dłużej niż 4 miesiące. Nadal możesz się zarejestrować. To dobrze, że "
            "przychodzisz."
        ),
        "Twój numer BSN się nie zmienia",
        "Byłeś w RNI? Zachowasz swój numer, także u pracodawcy i w ubezpieczeniu.",
        "Potrzebujesz ubezpieczenia zdrowotnego",
        "Kto tu mieszka lub pracuje, ubezpiecza się w ciągu 4 miesięcy.",
        "Twoje odpowiedzi",
        "Zostajesz dłużej niż 4 miesiące.",
        "Przez większość nocy śpisz w Amsterdamie.",
        "Masz przy sobie ważny paszport.",
        "Bezpłatna pomoc w sprawach prawa, najmu, pracy i dochodów.",
        "Zadzwoń lub przyjdź, jeśli pracodawca źle Ci płaci.",
        "Pokaż ten kod w urzędzie",
        "4 miesiące: {date}",
        "12 marca 2027",
        "Zeskanuj: telefon Ci przypomni",
        "To jest porada. Decyduje urzędnik. Sporządzono 24 listopada 2026. Treść 2026.11.1.",
        "Nadal w Holandii? Zarejestruj się jako mieszkaniec (BRP/GBA).",
        "Skierowanie",
    ),
    "ar": (
        "سجّل نفسك كمقيم (BRP/GBA)",
        "يسجّلك الموظف في العنوان الذي تسكن فيه. بعد ذلك تصلك رسالة فيها رقم خدمة المواطن (BSN).",
        "مكتب المدينة Zuidoost",
        "مفتوح: {hours}",
        "احجز موعداً اليوم: {phone}",
        "مدة الانتظار نحو 4 أسابيع (ديسمبر 2024).",
        "أحضر معك",
        "جواز سفر ساري أو بطاقة هوية سارية",
        "عقد الإيجار، أو موافقة مكتوبة من الساكن الرئيسي",
        "شهادة ميلاد طفلك",
        "هذه الورقة",
        "لم يفت الأوان",
        "أنت هنا منذ أكثر من 4 أشهر. ما زال بإمكانك التسجيل. حضورك بنفسك هو الخطوة الصحيحة.",
        "رقم BSN الخاص بك لا يتغيّر",
        "هل كنت مسجّلاً في RNI؟ يبقى رقمك كما هو، عند صاحب العمل وشركة التأمين أيضاً.",
        "تحتاج إلى تأمين صحي",
        "من يسكن أو يعمل هنا يشترك في تأمين صحي خلال 4 أشهر.",
        "إجاباتك",
        "تبقى أكثر من 4 أشهر.",
        "تنام معظم الليالي في Amsterdam.",
        "لديك جواز سفر ساري.",
        "مساعدة مجانية في أسئلة القانون والإيجار والعمل والدخل.",
        "اتصل أو تعال إذا كان صاحب العمل لا يدفع لك جيداً.",
        "أظهر هذا الرمز في المكتب",
        "4 أشهر: {date}",
        "12 مارس 2027",
        "امسح هذا الرمز: هاتفك يذكّرك",
        "هذه نصيحة. القرار للموظف. حُرّرت في 24 نوفمبر 2026. المحتوى 2026.11.1.",
        "ما زلت في هولندا؟ سجّل نفسك كمقيم (BRP/GBA).",
        "ورقة إحالة",
    ),
}

_DAYS = {
    "nl": "ma-vr 09:00-17:00",
    "en": "Mon-Fri 09:00-17:00",
    "pl": "pon.-pt. 09:00-17:00",
    "ar": "09:00-17:00",
}
LANGUAGES = tuple(_TEXTS)


def full_slip(language: str) -> Slip:
    """Return a slip with every kind of part: a desk, documents, advice, answers, helpers."""
    values = {"phone": PHONE, "hours": _DAYS["nl"], "date": ""}

    def said(index: int, tag: str) -> str:
        filled = {**values, "date": _TEXTS[tag][25]}
        if tag == "ar":
            filled = {name: f"{_FSI}{value}{_PDI}" for name, value in filled.items()}
        return _TEXTS[tag][index].format(**filled)

    def pair(index: int) -> Pair:
        return Pair(said(index, language), said(index, "nl"))

    def same(text: str) -> Pair:
        return Pair(text, text)

    return Slip(
        language=language,
        right_to_left=language == "ar",
        title=f"{said(29, language)} {CODE_TEXT}",
        language_names=Pair(_NAMES[language], _NAMES["nl"]),
        pictogram="house",
        headline=pair(0),
        parts=(
            SlipPart("info", None, (pair(1),), rank=2),
            SlipPart("map-pin", pair(2), (same("Anton de Komplein 150, Amsterdam"), pair(3)), 0),
            SlipPart("calendar-check", pair(4), (pair(5),), 0),
            SlipPart(
                "identification-card", pair(6), tuple(map(pair, range(7, 11))), 1, listed=True
            ),
            SlipPart("heart", pair(11), (pair(12),), 3),
            SlipPart("identification-badge", pair(13), (pair(14),), 3),
            SlipPart("first-aid-kit", pair(15), (pair(16),), 5),
            SlipPart("list-bullets", pair(17), tuple(map(pair, range(18, 21))), 6, listed=True),
            SlipPart(
                "scales", same("Juridisch Loket 0800 8020 · juridischloket.nl"), (pair(21),), 4
            ),
            SlipPart("handshake", same(f"FairWork {FOREIGN_PHONE} · fairwork.nu"), (pair(22),), 4),
        ),
        code=CODE,
        code_text=CODE_TEXT,
        show_code=pair(23),
        reminder=Reminder(date(2027, 3, 12), said(28, language), pair(24), pair(26)),
        footer=pair(27),
    )


def long_slip(language: str, times: int = 4) -> Slip:
    """Return a slip with far more advice than two pages hold."""
    slip = full_slip(language)
    return replace(slip, parts=slip.parts + slip.parts[4:8] * times)
