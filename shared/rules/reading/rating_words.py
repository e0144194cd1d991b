"""The words beside a number that tell whether it is a rating."""

from shared.rules.reading.phrases import words

# A number before one of these counts something else.
UNITS = words(
    """
    am pm oclock o'clock day days week weeks month months year years hour hours hr hrs min mins
    minute minutes second seconds sec night nights morning mornings time times step steps thing
    things person people kid kids child children fight fights argument arguments text texts call
    calls message messages word words bucks dollar dollars pound pounds euro euros quid
    percent mile miles km
    glass glasses beer beers drink drinks cups cup wine chance chances of more another other
    others reasons reason promises promise goals session sessions sentence sentences big small
    good bad different little long whole separate conversations conversation friends men women
    guys girls sisters brothers us them half hugs lies apologies weekend weekends talks slips
    breaths breath pages rounds meals walks dates letters questions points ways bits parts yrs
    wks mths blocks hundred thousand million k appointments visits tries attempts months'
    minute-long
    """
)
# A number after one of these names a day, a time or a place in a list.
NAMES_A_PLACE = words(
    """
    day days week weeks month year step chapter page room season episode question part version
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec by until till since past age aged turned turns
    turning after before last next every first these those other than under over covid group
    line grade times in for another are were have had has got took did made said told drank my
    our his her their nearly all both us phase stage number's flight bus route apartment apt
    section verse not no any some that which during within only between-
    """
)
# A number after one of these is what the person wants to say.
CUES = words(
    """
    a an about around like say at give it its it's is was rate rated rating score number level
    answer maybe probably perhaps roughly approx approximately approaching call solid strong
    weak low high still now today somewhere between feeling feel felt trust i'd id im i'm be
    being ok okay um uh hmm well so just only almost nearly barely honestly definitely guess
    think tonight yes yeah prob mood calm the this oops sorry actually seriously meant mean
    correction full firm strong cautious shaky tentative generous hesitant comfortable careful
    clear proud tired happy but then so stands sad wobbly sturdy steady mere measly
    """
)
AFTER_A_WORD = words(
    """
    because bc cuz cos coz but and since as today tonight though tho maybe i we it felt he she
    they feeling thanks this for now again lol please probably only still right with
    """
)
BEFORE_A_WORD = words("a an about like say maybe probably around solid strong weak firm full")
