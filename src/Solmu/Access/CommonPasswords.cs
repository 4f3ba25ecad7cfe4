namespace Solmu.Access;

/// <summary>
/// Words that stand in every list of leaked passwords, and long ones that are passwords by themselves. With digits,
/// signs and look-alike letters around them they make the thousands of variants that are tried first.
/// </summary>
internal static class CommonPasswords
{
    public static readonly IReadOnlyList<string> Words = """
        abcd abcdef abcdefgh abracadabra access adgangskode admin administrator alexander alexandra always amanda amen america american andrew android angel
        angels anthony antidisestablishmentarianism apple april arsenal asdf asdfgh asdfghjkl ashley august australia autumn azerty banana barcelona baseball
        basketball batman bayern bear beatles benjamin berlin bible birthday bitcoin blahblah blessed boston bunny business butterfly california callofduty
        camaro canada carpediem change changeme charlie cheese chelsea cherry chicago chicken china chocolate christ christian christmas christopher cisco
        company computer contrasena cookie corporate correcthorsebatterystaple corvette counterstrike cowboy cowboys cricket crypto customer daddy daniel
        darthvader database debian december default demo deutschland diamond docker doggy dolphin donotforget dontforget dragon eagle easter eenymeenyminymoe
        elizabeth elvis eminem england espana ethereum everything facebook faith falcon family father february ferrari finance finland firma florida flower
        foobar football forever fortnite france freedom friday friend friends frodo gandalf george germany ghost ginger github godisgood godislove golden golf
        google grace guest guitar hacker hakunamatata harley harrypotter haslo heaven hello helloworld helpdesk helsinki heslo hobbit hockey holiday honda
        hunter iamthebest ilovemyfamily iloveyou iloveyoubaby iloveyouforever iloveyousomuch india instagram internet iphone ipsum ironman italia january
        japan jedi jennifer jessica jesus jesuschrist jonathan jordan joshua july june justdoit justice juventus keepitsimple kennwort kesa kevat killer
        kitten kitty knight kubernetes lakers laptop legolas letmein letmeinnow liberty linkedin linux lion liverpool login logmein london lorem loremipsum
        losenord love lovely loveme loveyou madonna madrid maggie magic manager manchester march marketing master matrix matthew maverick maytheforcebewithyou
        mercedes merlin metallica michael michelle microsoft million minecraft mommy monday money monkey moscow motdepasse mother music mustang mypassword
        mysecret mystery naruto network neverforget nevergiveup neverletmedown newpassword newyork nicholas nicole ninja nirvana nobody nopassword norway
        nothing november october office oldpassword onceuponatime onetwothree onetwothreefour opensesame openup oracle orange oslo panther paris parola
        partner partners partnership passphrase passw passwd password passwordpassword passwort patrick peaches pepper perkele phoenix pikachu pirate pokemon
        porsche prince princess puppy purple qazwsx qazwsxedc queen qwer qwerty qwertyuiop qwertz rabbit racing rainbow rakastan rambo realmadrid redsox
        rememberme richard robert rocky root router rugby russia salasana sales samantha sample samsung samurai saturday secret senha september server service
        shadow shakira shark signin silver skywalker slipknot soccer soldier someone something sparkle spiderman spring starcraft startrek starwars steelers
        stephanie stockholm strawberry summer sunday sunshine suomi supercalifragilisticexpialidocious superman superuser supervisor support sweden sydney
        syksy sysadmin system talvi taylor temp temporary tennis terminator tervetuloa test tester testing texas thequickbrownfox
        thequickbrownfoxjumpsoverthelazydog thisismypassword thomas thursday tiger tobeornottobe tokyo toor topsecret toyota trust trustno trustnoone tuesday
        turtle twitter ubuntu unicorn united user username vacation valuenet victoria wachtwoord wallet warcraft warrior wednesday weekend welcome welcomeback
        whatever whatsapp william windows winter wireless wizard wolf yamaha yankees yellow youarethebest yourpassword youtube yritys zxcv zxcvbn zxcvbnm
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
